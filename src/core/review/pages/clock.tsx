import { Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { distrustWords } from '../clock-rules.ts';
import type { PauseRow } from '../queries/clock.ts';

export interface ClockView {
  /** The database's clock and this process's, as they were read for this page. */
  database: Date;
  wall: Date;
  pause: PauseRow | null;
  waiting: { open: number; due: number };
  former: PauseRow[];
  formKey: string;
  errors?: FormErrors;
}

const full = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });

/** 系统时间: what the clocks say, why schedules stand still, and the confirmation that lets them go on. */
export function ClockPage(view: ClockView) {
  const { database, wall, pause, waiting, former, errors } = view;
  return (
    <>
      <ErrorSummary errors={errors} />
      {pause ? (
        <NoticeBox tone="error" title="定时发布已暂停">
          <p>{distrustWords(pause)}</p>
          <p>
            发现于 <Moment at={pause.noticedAt} />
            （按当时的系统时间），主机 {pause.host}。暂停期间 {waiting.open} 件定时发布都不会发出
            {waiting.due > 0 && `，其中 ${waiting.due} 件按系统时间已经到时`}。立即发布和撤回不受影响。
          </p>
        </NoticeBox>
      ) : (
        <NoticeBox tone="success" title="定时发布正常">
          没有发现时间被改动。{waiting.open > 0 ? `有 ${waiting.open} 件等待定时发布。` : '没有等待定时发布的文件。'}
        </NoticeBox>
      )}
      <Card title="现在的时间">
        <Facts
          label="时钟"
          items={[
            { label: '数据库时钟', value: full.format(database) },
            { label: '本机时钟', value: full.format(wall) },
          ]}
        />
        <p class="quiet">都是北京时间。发布时间以数据库的时钟为准。这是打开本页时的时间，刷新可以重新读取。</p>
      </Card>
      {pause && <Confirm {...view} pause={pause} />}
      <Former rows={former} />
    </>
  );
}

function Confirm({ database, wall, pause, waiting, formKey, errors }: ClockView & { pause: PauseRow }) {
  return (
    <Card title="核对并确认">
      <ol>
        <li>用手机或者国家授时中心的时间，核对上面的两个时钟。</li>
        <li>时间不对的，先在服务器上启用时间同步（chrony 或 ntpd）改正，再刷新本页。</li>
        <li>时间正确的，勾选并确认。确认由您负责，写入台账。</li>
      </ol>
      <Form action="/staff/clock" idempotencyKey={formKey} label="确认系统时间">
        <input type="hidden" name="pause" value={String(pause.id)} />
        <input type="hidden" name="shown" value={database.toISOString()} />
        <input type="hidden" name="wall" value={wall.toISOString()} />
        <CheckGroup
          name="checked"
          label="核对"
          options={[{ value: 'on', label: '我已经与北京时间核对，上面的时间正确' }]}
          values={[]}
          error={errors?.checked}
        />
        <Buttons>
          <DangerButton consequence={waiting.due > 0 ? `${waiting.due} 件到时的文件随即发布` : '定时发布随即恢复'}>
            确认系统时间
          </DangerButton>
        </Buttons>
      </Form>
    </Card>
  );
}

function Former({ rows }: { rows: PauseRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Card title="以前的暂停">
      <Table
        caption="以前的暂停"
        hideCaption
        columns={[
          { key: 'noticed', head: '发现', kind: 'date', cell: (row) => <Moment at={row.noticedAt} /> },
          { key: 'why', head: '原因', kind: 'title', cell: distrustWords },
          {
            key: 'confirmed',
            head: '确认',
            kind: 'date',
            cell: (row) => row.confirmedAt && <Moment at={row.confirmedAt} />,
          },
          { key: 'by', head: '确认人', kind: 'short', cell: (row) => row.confirmedBy },
        ]}
        rows={rows}
      />
    </Card>
  );
}

import { sql } from 'kysely';
import { verifyLedger } from '../core/ledger/verify.ts';
import { distrustWords } from '../core/review/clock-rules.ts';
import { findPause } from '../core/review/queries/clock.ts';
import { first, one, type StaffDb } from '../platform/database.ts';
import { broken, type Finding, fine, look } from './finding.ts';

export async function examineServer(staff: StaffDb): Promise<Finding[]> {
  const { version, number, behind } = await one(
    staff,
    sql<{ version: string; number: number; behind: number }>`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        extract(epoch from clock_timestamp())::float as behind`,
  );
  const server =
    number >= 150000
      ? fine('数据库', `PostgreSQL ${version}，Node ${process.version}`)
      : broken('数据库', `PostgreSQL ${version} 太旧。`, '请升级到 15 或更新的版本。');
  const drift = Math.abs(behind - Date.now() / 1000);
  return drift < 5
    ? [server]
    : [
        server,
        look(
          '时钟',
          `本机与数据库服务器的时钟相差 ${Math.round(drift)} 秒。`,
          '请在两台机器上启用时间同步（chrony 或 ntpd）。',
        ),
      ];
}

/** The chain, and who holds the sealer back: an open write transaction anywhere in the cluster does. */
export async function examineLedger(staff: StaffDb): Promise<Finding[]> {
  const { ok, sealed, unsealed, unsealedAge, firstBad } = await verifyLedger(staff);
  if (!ok)
    return [
      broken(
        '台账',
        `第 ${firstBad!.position} 条有问题：${firstBad!.what}`,
        '请停止写入，保留现场，与留存在别处的链头或检查点比对，按 docs/running 的“台账出现问题”办理。',
      ),
    ];
  if (unsealedAge <= 60) return [fine('台账', `${sealed} 条已封存，${unsealed} 条待封存`)];
  return [look('台账', `${unsealed} 条待封存，最早的已等 ${unsealedAge} 秒。`, await findHolder(staff))];
}

async function findHolder(staff: StaffDb): Promise<string> {
  const holder = await first(
    staff,
    sql<{ pid: number; database: string; seconds: number }>`
      select pid, datname as database, extract(epoch from clock_timestamp() - xact_start)::int as seconds
      from pg_stat_activity
      where backend_xid is not null and pid <> pg_backend_pid()
      order by xact_start
      limit 1`,
  );
  return holder
    ? `数据库 ${holder.database} 的进程 ${holder.pid} 有一个开了 ${holder.seconds} 秒的写事务，请查明后结束它。`
    : '请确认有一个 serve 或 worker 进程在运行。';
}

/** Whether schedules stand still because the clock is not trusted (promises.md, P6). */
export async function examineClock(staff: StaffDb): Promise<Finding[]> {
  const pause = await findPause(staff);
  if (!pause) return [];
  return [
    broken(
      '定时发布',
      `已暂停：${distrustWords(pause)}`,
      '请系统管理员核对时间，在工作台“系统时间”（/staff/clock）确认；确认之前到时的文件都不发布。',
    ),
  ];
}

/** Work that a person has to look at: failed schedules, dead jobs, a year without its calendar. */
export async function examineWork(staff: StaffDb): Promise<Finding[]> {
  const { failed, dead, uncovered } = await one(
    staff,
    sql<{ failed: number; dead: number; uncovered: boolean }>`
      select
        (select count(*)::int from review.schedule where failed_at is not null and done_at is null and cancelled_at is null) as failed,
        (select count(*)::int from pgboss.job where state = 'failed') as dead,
        not exists (select from calendar.year
          where year = extract(year from now() at time zone 'Asia/Shanghai' + interval '1 month')) as uncovered`,
  );
  const found: Finding[] = [];
  if (failed > 0)
    found.push(look('定时发布', `${failed} 件定时发布失败。`, '请在工作台打开这些文件，按页面上的理由处理后再发布。'));
  if (dead > 0)
    found.push(look('后台工作', `${dead} 件后台工作多次没有办成。`, '请查看日志中的 job queue，排除原因后重新启动。'));
  if (uncovered)
    found.push(
      look(
        '工作日历',
        '下个月所在的年份还没有放假安排，期限按普通周末推算。',
        '请在工作台“工作日历”导入国务院办公厅的放假通知。',
      ),
    );
  return found.length > 0 ? found : [fine('日常', '没有失败的定时发布和后台工作，工作日历齐全')];
}

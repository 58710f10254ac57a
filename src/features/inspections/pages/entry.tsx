import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { HistoryRow } from '../queries/registers.ts';
import { type Register, type RegisterName, registers } from '../rules/registers.ts';

/** One row of a register with every wording that it had, newest first. */
export function EntryPage({
  register: name,
  entryKey,
  history,
}: {
  register: RegisterName;
  entryKey: string;
  history: HistoryRow[];
}) {
  const register: Register = registers[name];
  return (
    <>
      {history.map(({ name: called, fields, at, file, by }, index) => (
        <Card
          title={index === 0 ? '现在的内容' : '以前的内容'}
          note={
            <>
              {by} <Moment at={at} /> 由“{file}”导入
            </>
          }
        >
          <Facts
            label={index === 0 ? '现在的内容' : '以前的内容'}
            items={[
              { label: register.keyHead, value: entryKey },
              { label: register.nameHead, value: called },
              ...register.columns
                .filter((column) => fields[column.name])
                .map((column) => ({ label: column.head, value: fields[column.name] })),
            ]}
          />
        </Card>
      ))}
    </>
  );
}

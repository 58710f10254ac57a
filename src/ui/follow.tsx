/** A way to be told of what is new. */
export type Follow = { label: string; path: string };

/** The ways to follow a list, each with the list's name for those who hear it. */
export function Follows({ follow, name }: { follow: Follow[]; name: string }) {
  return (
    <>
      {follow.map(({ label, path }) => (
        <>
          {'　'}
          <a class="whole" href={path}>
            {label}
            <span class="visually-hidden">：{name}</span>
          </a>
        </>
      ))}
    </>
  );
}

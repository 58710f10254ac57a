import { Icon } from './icon.tsx';

/** A way to be told of what is new. */
export type Follow = { label: string; path: string };

/** The ways to follow a list, each with the list's name for those who hear it. */
export function Follows({ follow, name }: { follow: Follow[]; name: string }) {
  return (
    <>
      {follow.map((way) => (
        <>
          {'　'}
          <FollowLink way={way} name={name} />
        </>
      ))}
    </>
  );
}

export function FollowLink({ way, name }: { way: Follow; name: string }) {
  return (
    <a class="whole" href={way.path}>
      {way.label}
      <span class="visually-hidden">：{name}</span>
    </a>
  );
}

/** How to follow a list without visiting it. */
export function FeedLink({ href, name }: { href: string; name: string }) {
  return (
    <span class="feed-link">
      <Icon name="feed" />{' '}
      <a href={href}>
        RSS 订阅<span class="visually-hidden">：{name}</span>
      </a>
    </span>
  );
}

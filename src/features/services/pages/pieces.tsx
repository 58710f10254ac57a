import { ExternalLink } from '../../../ui/external-link.tsx';
import { telHref } from '../rules/body.ts';
import type { Piece } from '../rules/sections.ts';

/** A file to take along, as the door knows it. */
export interface ShownFile {
  name: string;
  href: string;
  type: string;
  size: string;
}

/** Words with what can be called, opened and taken along. */
export function Pieces({ pieces, files = [] }: { pieces: Piece[]; files?: ShownFile[] }) {
  return (
    <>
      {pieces.map((piece) => (
        <OnePiece piece={piece} files={files} />
      ))}
    </>
  );
}

function OnePiece({ piece, files }: { piece: Piece; files: ShownFile[] }) {
  if (typeof piece === 'string') return <Lines text={piece} />;
  if ('phone' in piece)
    return (
      <a class="call" href={telHref(piece.phone)}>
        {piece.phone}
      </a>
    );
  if ('url' in piece) return <ExternalLink href={piece.url}>{piece.url}</ExternalLink>;
  const file = files.find(({ name }) => name === piece.file);
  if (!file) return <>{piece.file}</>;
  return (
    <a class="guide-file" href={file.href} download={file.name}>
      {file.name}（{file.type}，{file.size}）
    </a>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}

import { sql } from 'kysely';
import { first, type PublicDb, type Reads, rows } from '../../../platform/database.ts';

/** What was drawn of a PDF: how many pages it has, which are drawn, and why not all. */
export interface DrawingRow {
  pages: number;
  reason: string;
  /** The size of a picture that was uploaded as one is not known. */
  drawn: { page: number; width?: number; height?: number }[];
}

export interface PageImage {
  hash: string;
  bytes: number;
}

/** The drawing of these bytes; undefined while nothing was drawn. */
export const findDrawing = (db: Reads, hash: string): Promise<DrawingRow | undefined> =>
  first(
    db,
    sql<DrawingRow>`
      select drawing.pages, drawing.reason,
        coalesce((
          select jsonb_agg(jsonb_build_object('page', page, 'width', width, 'height', height) order by page)
          from files.drawn_page
          where drawn_page.hash = drawing.hash), '[]') as drawn
      from files.drawing
      where drawing.hash = ${hash}`,
  );

export const findPageImage = (db: Reads, hash: string, page: number): Promise<PageImage | undefined> =>
  first(
    db,
    sql<PageImage>`
      select image_hash as hash, image_bytes as bytes from files.drawn_page where hash = ${hash} and page = ${page}`,
  );

export type LivePage = PageImage & { page: number; width: number; height: number; pages: number; reason: string };

/** The drawn pages of an attachment of what is public now. */
export const listLivePages = (live: PublicDb, publication: string, position: number): Promise<LivePage[]> =>
  rows(
    live,
    sql<LivePage>`
      select page, image_hash as hash, image_bytes as bytes, width, height, pages, reason
      from live.drawn_page
      where publication = ${publication} and position = ${position}
      order by page`,
  );

export interface Bearer {
  title: string;
  path: string;
  /** 图解全文 or 文字稿 stands in it. */
  written: boolean;
}

/** The text that carries the attachment. */
export const findBearer = (live: PublicDb, publication: string): Promise<Bearer | undefined> =>
  first(
    live,
    sql<Bearer>`
      select title, path, coalesce(metadata ->> 'transcript', '') <> '' as written from live.publication where id = ${publication}`,
  );

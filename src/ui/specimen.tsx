import { BoardSpecimen, DeskSpecimen, ReviewSpecimen, SignInSpecimen } from './specimen-office.tsx';
import {
  ArticleSpecimen,
  ChartsSpecimen,
  ColumnSpecimen,
  ErrorSpecimen,
  HomeSpecimen,
  ReceiptSpecimen,
  RequestSpecimen,
  SearchSpecimen,
} from './specimen-portal.tsx';

/** Every component with the content an office would give it, page by page: what the look is judged by. */
export function specimens(): Record<string, string> {
  const elder = { elder: true, contrast: false, language: 'zh-Hans' } as const;
  const contrast = { elder: false, contrast: true, language: 'zh-Hans' } as const;
  const pages = {
    home: <HomeSpecimen />,
    'home-elder': <HomeSpecimen mode={elder} />,
    column: <ColumnSpecimen />,
    article: <ArticleSpecimen />,
    'article-elder': <ArticleSpecimen mode={elder} />,
    'article-contrast': <ArticleSpecimen mode={contrast} />,
    request: <RequestSpecimen />,
    receipt: <ReceiptSpecimen />,
    search: <SearchSpecimen />,
    charts: <ChartsSpecimen />,
    missing: <ErrorSpecimen status={404} />,
    desk: <DeskSpecimen />,
    review: <ReviewSpecimen />,
    board: <BoardSpecimen />,
    'sign-in': <SignInSpecimen />,
  };
  return Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, String(page)]));
}

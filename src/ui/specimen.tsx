import { pageInEnglish } from './english/translate.ts';
import { ArticleSpecimen } from './specimens/article.tsx';
import { ApprovalSpecimen, BoardSpecimen, SignInSpecimen } from './specimens/board.tsx';
import { ChartsSpecimen, ErrorSpecimen } from './specimens/charts.tsx';
import { DeskSpecimen } from './specimens/desk.tsx';
import { HomeSpecimen } from './specimens/home.tsx';
import { ColumnSpecimen, SearchSpecimen } from './specimens/lists.tsx';
import { OfficialSpecimen } from './specimens/official.tsx';
import { AnswersSpecimen, ReceiptSpecimen, RequestSpecimen } from './specimens/request.tsx';
import { ReviewSpecimen } from './specimens/review.tsx';

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
    official: <OfficialSpecimen />,
    'official-elder': <OfficialSpecimen mode={elder} />,
    'official-contrast': <OfficialSpecimen mode={contrast} />,
    request: <RequestSpecimen />,
    answers: <AnswersSpecimen />,
    'answers-elder': <AnswersSpecimen mode={elder} />,
    receipt: <ReceiptSpecimen />,
    search: <SearchSpecimen />,
    charts: <ChartsSpecimen />,
    missing: <ErrorSpecimen status={404} />,
    desk: <DeskSpecimen />,
    'desk-contrast': <DeskSpecimen mode={contrast} />,
    'desk-elder': <DeskSpecimen mode={elder} />,
    review: <ReviewSpecimen />,
    board: <BoardSpecimen />,
    approval: <ApprovalSpecimen />,
    'sign-in': <SignInSpecimen />,
  };
  return Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, String(page)]));
}

/** The long text as a reader of English meets it. */
export const specimenInEnglish = (): string =>
  pageInEnglish(String(<OfficialSpecimen mode={{ elder: false, contrast: false, language: 'en' }} />));

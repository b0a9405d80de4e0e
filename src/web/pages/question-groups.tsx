import type { BookPageContext } from "../context.ts";
import type { BookQuestions, QuestionGroup } from "./home-questions.ts";

interface Props {
  readonly context: BookPageContext;
}

/** What a book that one comes to read can answer: one question large, the rest by what they are about. */
export function Questions({ context, questions: { main, groups } }: Props & { readonly questions: BookQuestions }) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{t("start.questions")}</h2>
      {main && (
        <p class="main-question">
          <a href={main.href}>{t(`question.${main.key}`, main.values)}</a>
        </p>
      )}
      <div class="question-groups">
        {groups.map((group) => (
          <Group context={context} group={group} />
        ))}
      </div>
    </section>
  );
}

function Group({ context, group: { about, questions } }: Props & { readonly group: QuestionGroup }) {
  const { t } = context.texts;
  return (
    <div>
      <h3 class="small-heading">{"party" in about ? <bdi>{about.party}</bdi> : t(`question.group.${about.key}`)}</h3>
      <ul class="question-list">
        {questions.map(({ key, values, href }) => (
          <li>
            <a href={href}>{t(`question.${key}`, values)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { answersQuestion, bestPassage } from '../../knowledge/quotes.ts';
import { type RetrievedHit, retrieve } from '../../knowledge/retrieval.service.ts';
import { handOff } from '../hand-off-causes.ts';
import { HandOffRules } from '../hand-off-rules.ts';
import type { Audience } from './audience.ts';
import { addHits, type Draft, newWork, type Work } from './draft.ts';
import { type Question, searchTextOf, waitingTurns } from './question.ts';
import { say } from './set-phrases.ts';
import { asksForPerson, isSmallTalk, isThanks } from './small-talk.ts';

const hitsWanted = 5;

type Options = { signal: AbortSignal; audience: Audience };

/**
 * Answers without any model: it quotes what the knowledge sources say, and hands over where they say nothing. It does
 * not pretend to understand more than words.
 */
export async function answerLocally(question: Question, { signal, audience }: Options): Promise<Draft> {
  const work = newWork('LOCAL', null);
  const waiting = waitingTurns(question).map(({ text }) => text);
  if (waiting.every(isSmallTalk)) {
    return told(work, audience, say(waiting.some(isThanks) ? 'welcome' : 'greeting', question));
  }
  const rules = HandOffRules.parse(question.agent.handOffRules);
  if (rules.askedForHuman && waiting.some(asksForPerson)) {
    return { ...told(work, audience, say('handingOver', question)), handOff: handOff('asked_for_human') };
  }
  audience.step('SEARCHING_KNOWLEDGE');
  const query = searchTextOf(question);
  const { organizationId, sourceIds } = question;
  addHits(work, await retrieve(organizationId, { query, sourceIds, first: hitsWanted, signal }));
  const [best] = work.hits;
  if (best && answersQuestion(best)) return quote(work, audience, best, query, say('found', question));
  if (!rules.noGroundedAnswer) return told(work, audience, say('nothingFound', question));
  return { ...told(work, audience, say('handingOver', question)), handOff: handOff('no_grounded_answer') };
}

function quote(work: Work, audience: Audience, { chunk }: RetrievedHit, query: string, lead: string): Draft {
  const { text: passage } = bestPassage({ query, chunk });
  const citation = { chunkId: chunk.id, sourceId: chunk.knowledgeSourceId, quote: passage };
  return { ...told(work, audience, `${lead}\n\n${passage}`), citations: [citation] };
}

function told(work: Work, audience: Audience, text: string): Draft {
  audience.write(text);
  return { text, citations: [], handOff: null, work };
}

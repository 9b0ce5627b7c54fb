import type { Agent } from './agent-session.ts';
import type { Cast } from './cast.ts';
import {
  assignDocument,
  createContactDocument,
  createConversationDocument,
  findContactDocument,
  findConversationDocument,
  resolveDocument,
  sendMessageDocument,
  setTypingDocument,
} from './documents.ts';
import type { PlannedTurn, Script } from './plan.ts';
import type { Tally } from './tally.ts';

/** A message that the server has acknowledged. */
export type Sent = { id: string; seq: number; turn: PlannedTurn };

/** A conversation as far as it was played. */
export type Played = {
  script: Script;
  contactId: string | null;
  conversationId: string | null;
  sent: Sent[];
  /** Why it could not go on. */
  failure: string | null;
};

type Stored = { id: string; seq: number };
type Started = { conversation: { id: string }; message: Stored | null };

const authorTypes = { contact: 'CONTACT', agent: 'AGENT', action: 'AGENT' } as const;

/** Plays one conversation turn by turn; turns are given to it one after the other. */
export class Player {
  readonly played: Played;
  readonly #cast: Cast;
  readonly #tally: Tally;
  readonly #agent: Agent;

  constructor(script: Script, cast: Cast, tally: Tally) {
    this.played = { script, contactId: null, conversationId: null, sent: [], failure: null };
    this.#cast = cast;
    this.#tally = tally;
    this.#agent = cast.agents[script.agent] as Agent;
  }

  /** @throws ApiError, UnreachableError */
  async say(index: number): Promise<Sent> {
    const turn = this.played.script.turns[index] as PlannedTurn;
    const startedAt = performance.now();
    const stored = this.played.conversationId ? await this.#send(turn) : await this.#start(turn);
    this.#tally.countSent(turn.speaker, performance.now() - startedAt);
    const sent = { ...stored, turn };
    this.played.sent.push(sent);
    await this.#signalTyping(this.played.script.turns[index + 1]);
    return sent;
  }

  /** What the agent does when everything has been said. */
  async close(): Promise<void> {
    const { script, conversationId: id } = this.played;
    if (!id || script.closing === 'leave') return;
    // To the account itself: invited agents leave at the end, and their conversations would become unassigned.
    await this.#agent.api.run(assignDocument, { input: { id, assigneeId: this.#cast.agents[0]?.userId } });
    if (script.closing === 'resolve') await this.#agent.api.run(resolveDocument, { input: { id } });
  }

  /** The agent's next turn is announced: the contact sees that somebody writes. */
  async #signalTyping(next: PlannedTurn | undefined): Promise<void> {
    if (!next?.typing) return;
    const input = { conversationId: this.played.conversationId, typing: true };
    await this.#agent.api.run(setTypingDocument, { input }, { once: true }).catch(() => {}); // worth no second attempt
  }

  #speaker({ speaker }: PlannedTurn) {
    return speaker === 'contact' ? this.#cast.contacts : this.#agent.api;
  }

  async #send(turn: PlannedTurn): Promise<Stored> {
    const input = {
      conversationId: this.played.conversationId,
      body: turn.text,
      authorType: authorTypes[turn.speaker],
      kind: turn.speaker === 'action' ? 'NOTE' : 'REPLY',
      clientMessageId: turn.clientMessageId,
    };
    const { sendMessage } = await this.#speaker(turn).run<{ sendMessage: { message: Stored } }>(sendMessageDocument, {
      input,
    });
    return sendMessage.message;
  }

  async #start(turn: PlannedTurn): Promise<Stored> {
    const contactId = await this.#createContact();
    this.played.contactId = contactId;
    const isNote = turn.speaker === 'action';
    const message = { body: turn.text, authorType: authorTypes[turn.speaker], clientMessageId: turn.clientMessageId };
    const input = { contact: { id: contactId }, ...(!isNote && { message }) };
    const api = isNote ? this.#cast.contacts : this.#speaker(turn);
    const { conversation, message: stored } = await api
      .run<{ createConversation: Started }>(
        createConversationDocument,
        { input },
        { findEarlier: () => this.#findStarted(contactId) },
      )
      .then(({ createConversation }) => createConversation);
    this.played.conversationId = conversation.id;
    this.#tally.conversations += 1;
    return stored ?? this.#send(turn);
  }

  async #createContact(): Promise<string> {
    const { contact } = this.played.script;
    const { createContact } = await this.#cast.contacts.run<{ createContact: { contact: { id: string } } }>(
      createContactDocument,
      { input: contact },
      { findEarlier: () => this.#findContact(contact.externalId) },
    );
    return createContact.contact.id;
  }

  async #findContact(externalId: string) {
    type Found = { contacts: { nodes: { id: string; externalId: string | null }[] } };
    const { contacts } = await this.#cast.contacts.run<Found>(findContactDocument, { search: externalId });
    const contact = contacts.nodes.find((node) => node.externalId === externalId);
    return contact ? { createContact: { contact } } : null;
  }

  /** A contact of the simulator has one conversation, so one that is there is the one whose answer got lost. */
  async #findStarted(contactId: string): Promise<{ createConversation: Started } | null> {
    type Found = { contact: { conversations: { nodes: { id: string; messages: { nodes: Stored[] } }[] } } | null };
    const { contact } = await this.#cast.contacts.run<Found>(findConversationDocument, { contactId });
    const [conversation] = contact?.conversations.nodes ?? [];
    return conversation
      ? { createConversation: { conversation, message: conversation.messages.nodes[0] ?? null } }
      : null;
  }
}

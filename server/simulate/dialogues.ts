import type { Dialogue, Turn } from './dialogue-file.ts';

/** One line a turn: `>` the contact, `<` the agent, `*` a private note. */
function dialogue(id: string, script: string): Dialogue {
  const speakers: Record<string, Turn['speaker']> = { '>': 'contact', '<': 'agent', '*': 'action' };
  const turns = script
    .trim()
    .split('\n')
    .map((line): Turn => ({ speaker: speakers[line.trim().charAt(0)] ?? 'contact', text: line.trim().slice(2) }));
  return { id, turns };
}

/** What is played when no file is given. */
export const builtInDialogues: readonly Dialogue[] = [
  dialogue(
    'late-parcel',
    `> Hi, my parcel was due on Monday and the tracking has not moved since.
     < Hello! I am sorry about the wait. Could you give me the order number?
     > It is 48213.
     * The carrier scanned it in Graz on Saturday, nothing since.
     < Thank you. It is stuck at the carrier's depot in Graz. I have asked them to look for it today.
     > And if they do not find it?
     < Then we send a new one tomorrow by express, at no cost for you.
     > That is fair. Thank you!
     < You are welcome. I will write here as soon as I hear from them.`,
  ),
  dialogue(
    'wrong-size',
    `> Hello, the jacket is too small. Can I swap it for a size L?
     < Of course. Is it unworn, with its label?
     > Yes, I only tried it on.
     < Great. I have sent a return label to your e-mail and put an L aside for you.
     > Do I have to pay the difference? It was on sale.
     < No, you keep the price you paid.
     > Perfect, thanks a lot.`,
  ),
  dialogue(
    'double-charge',
    `> I was charged twice this month: 29.00 on the 3rd and 29.00 on the 4th.
     < Let me have a look at that.
     * Two successful payments, the first invoice was marked as failed by mistake.
     < You are right, the second one is our mistake. I have refunded 29.00.
     > How long until I see it?
     < Two to five working days, depending on your bank.
     > OK.
     > Will it happen again next month?
     < No, I removed the old payment attempt, so there is one charge from now on.`,
  ),
  dialogue(
    'porosia-shqip',
    `> Përshëndetje, a mund ta ndryshoj adresën e porosisë sime?
     < Përshëndetje! Po, nëse porosia nuk është nisur ende. Cili është numri i porosisë?
     > 51907. Adresa e re është Rruga e Durrësit 14, Tiranë.
     < Faleminderit. E ndryshova adresën; porosia niset nesër në mëngjes.
     > Shumë mirë. Kur arrin?
     < Të enjten, ndërmjet orës 9 dhe 13.
     > Faleminderit shumë, ditë të mbarë!
     < Ju gjithashtu!`,
  ),
  dialogue(
    'locked-out',
    `> I cannot log in. It says too many attempts.
     < Hello, that lock ends by itself after 15 minutes. Did you try to reset the password?
     > The reset mail never arrives.
     * The address in the account has a typo: gmial.com.
     < I think the address in your account is misspelt. Which one should it be?
     > lena.hartmann@example.com
     < I have sent you a link there to confirm it. After that the reset works.
     > Got it, I am in again. Thank you!`,
  ),
  dialogue(
    'table-for-six',
    `> Good evening! Do you have a table for six on Friday at 8?
     < Good evening! At 8 we are full, but 7:15 or 9 are free.
     > 7:15 is fine. One of us uses a wheelchair.
     < No problem, I have put you on the ground floor. May I have a phone number?
     > 069 20 41 877
     < Thank you, booked: Friday, 7:15 pm, six people.
     > See you then!`,
  ),
  dialogue(
    'upgrade-plan',
    `> What is the difference between Growth and Scale?
     < Scale has voice calls, single sign-on and 20 seats; Growth has 10 seats and chat.
     > We are 12 people. Can I pay for two extra seats on Growth?
     < Yes, an extra seat costs 9 a month.
     > Then Growth with two extra seats, please. From when?
     < From today; this month is billed by the day.
     > Great, go ahead.
     < Done. The receipt is on its way.
     > Wonderful, thank you.`,
  ),
  dialogue(
    'broken-kettle',
    `< Hello! You asked us to call you about your kettle, but we could not reach you. Can we sort it out here?
     > Oh, yes. It does not switch off any more when the water boils.
     < That sounds like the thermostat. Please unplug it and do not use it.
     > It is only four months old.
     < Then the guarantee covers it. Would you like a new one, or your money back?
     > A new one, please.
     < It leaves our warehouse today. You need not send the old one back.`,
  ),
  dialogue(
    'data-export',
    `> Hi team, we need all our data of 2025 for the auditors. Is there an export?
     < Hi! Yes: Settings, Data, Export. Choose the year and CSV or JSON.
     > I only see "Import" there.
     < Then your role may not export. Who is the owner of your organization?
     > Maria, she is on holiday until the 12th.
     * Checked with legal: we do not export on behalf of an owner without her written consent.
     < We need her consent in writing; a short mail from her to us is enough.
     > I will ask her. Thanks.`,
  ),
];

type Turn = { by: 'CONTACT' | 'AGENT'; text: string };
type Dialogue = { contact: { email: string; name: string }; subject: string; turns: Turn[] };

/** Conversations that the demo organization starts with, so that the inbox shows what it is for. */
export const demoDialogues: readonly Dialogue[] = [
  {
    contact: { email: 'mira.kelmendi@example.com', name: 'Mira Kelmendi' },
    subject: 'Wrong size delivered',
    turns: [
      { by: 'CONTACT', text: 'Hi, I ordered the rain jacket in M and got an L. Can I swap it?' },
      { by: 'AGENT', text: 'Of course. May I have your order number?' },
      { by: 'CONTACT', text: 'It is 3348917502.' },
    ],
  },
  {
    contact: { email: 'tom.okafor@example.com', name: 'Tom Okafor' },
    subject: 'Invoice for March',
    turns: [
      { by: 'CONTACT', text: 'Could you send me the invoice for March? Our accountant needs it by Friday.' },
      { by: 'AGENT', text: 'I have sent it to your address. Is there anything else?' },
      { by: 'CONTACT', text: 'Got it, thank you.' },
      { by: 'AGENT', text: 'You are welcome. Have a good day.' },
    ],
  },
  {
    contact: { email: 'yuki.tanaka@example.com', name: 'Yuki Tanaka' },
    subject: 'Delivery to the office',
    turns: [
      { by: 'CONTACT', text: 'Is it possible to change the delivery address of an order that is already packed?' },
    ],
  },
];

/** The server knows the same names. */
export const labelColors = ['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const;

export type LabelColor = (typeof labelColors)[number];

export const isLabelColor = (name: string): name is LabelColor => (labelColors as readonly string[]).includes(name);

import type { AiAgentDraft } from './ai-agent-draft';
import type { AiAgentForm } from './use-ai-agent-form';

type TextField = { [Key in keyof AiAgentDraft]: AiAgentDraft[Key] extends string ? Key : never }[keyof AiAgentDraft];

/** Everything that a control of one text needs. Leaving an empty field is not yet a mistake; saving it is. */
export function textControl(form: AiAgentForm, name: TextField, path: string = name) {
  return {
    name: path,
    value: form.draft[name],
    onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
    onBlur: () => (form.draft[name] || form.problemAt(path)) && form.check(path),
  };
}

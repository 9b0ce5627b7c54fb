import { type FormEvent, useRef, useState } from 'react';
import type { AppError } from '../graphql/app-error';
import { useFieldText } from '../i18n/use-problem-text';

type Errors<Values> = Partial<Record<keyof Values, string>>;

type Options<Values> = {
  initial: Values;
  /** What is wrong with the values; an empty object when nothing is. */
  validate: (values: Values) => Errors<Values>;
  /** @returns the error, if the server refused */
  submit: (values: Values) => Promise<AppError | undefined>;
};

/**
 * A form that speaks up when a field is left or the form is sent, keeps what was typed, and takes the reader to the
 * first field that is wrong. The server's complaints land at the fields that they name.
 */
export function useForm<Values extends Record<string, string>>({ initial, validate, submit }: Options<Values>) {
  const say = useFieldText();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors<Values>>({});
  const [problem, setProblem] = useState<AppError>();
  const [busy, setBusy] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);

  const focusFirst = (found: Errors<Values>) => {
    const inputs = formRef.current?.querySelectorAll<HTMLElement>('[name]') ?? [];
    const first = [...inputs].find((input) => found[input.getAttribute('name') as keyof Values]);
    first?.focus();
  };

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const found = validate(values);
    setErrors(found);
    setProblem(undefined);
    if (Object.values(found).some(Boolean)) return focusFirst(found);
    setBusy(true);
    const error = await submit(values);
    setBusy(false);
    if (!error) return;
    const named = Object.fromEntries(
      error.fields.filter(({ path }) => path in values).map(({ path, message }) => [path, say(message)]),
    ) as Errors<Values>;
    setErrors(named);
    if (Object.keys(named).length > 0) focusFirst(named);
    else setProblem(error);
  };

  return {
    values,
    errors,
    problem,
    busy,
    isChanged: Object.keys(values).some((name) => values[name] !== initial[name]),
    formProps: { ref: formRef, onSubmit, noValidate: true },
    set: (changes: Partial<Values>) => {
      setValues((current) => ({ ...current, ...changes }));
      setProblem(undefined);
    },
    reset: (next: Values) => {
      setValues(next);
      setErrors({});
      setProblem(undefined);
    },
    /** Everything that one control needs. */
    control: (name: keyof Values & string) => ({
      name,
      value: values[name] ?? '',
      onChange: (event: { target: { value: string } }) => {
        setValues((current) => ({ ...current, [name]: event.target.value }));
        setProblem(undefined);
        if (errors[name]) setErrors((current) => ({ ...current, [name]: undefined }));
      },
      onBlur: () => {
        // Leaving an empty field is not yet a mistake; sending it empty is.
        if (values[name]) setErrors((current) => ({ ...current, [name]: validate(values)[name] }));
      },
    }),
  };
}

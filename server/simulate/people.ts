import { pick, type Random } from './random.ts';

const firstNames = `Ana Arben Besa Blerim Carla Daniel Drita Elena Emre Erion Fatima Felix Gent Greta Hana Henrik Ilir
  Ines Ivan Jonas Julia Kaltrina Karim Lea Lindita Luca Maja Marek Mira Nadia Niko Nora Olsi Paula Petrit Rina Rosa Samir
  Sara Sofia Tomas Teuta Valon Vera Viktor Yara Zana Zoe`.split(/\s+/);

const lastNames = `Albrecht Basha Berisha Carter Costa Dervishi Dibra Evans Fischer Garcia Gashi Haller Hoxha Ivanova
  Jensen Kelmendi Keller Kola Kovacs Krasniqi Larsen Leka Lopez Marku Meyer Moretti Novak Olsen Patel Petrov Popa
  Ricci Rossi Santos Schmid Shala Shehu Silva Steiner Tahiri Thaqi Vega Weber Xhaferi Yilmaz Zeqiri`.split(/\s+/);

export type Person = { name: string; email: string };

/**
 * A name and an address under example.com, which belongs to nobody.
 * @param tag keeps the addresses of two runs, and of namesakes, apart
 */
export function inventPerson(random: Random, tag: string): Person {
  const [first, last] = [pick(random, firstNames), pick(random, lastNames)];
  return { name: `${first} ${last}`, email: `${first}.${last}+${tag}@example.com`.toLowerCase() };
}

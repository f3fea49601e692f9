/** What was worked out for texts that come again and again; of whatever comes, no more is kept than is said. */
import { detached } from "./detached";

const lengthOf = ({ length }: string): number => length;

/** Everything that is asked for stays; what nobody asks for goes when there is too much. */
export class Remembered<V> {
  private recent = new Map<string, V>();
  private before = new Map<string, V>();
  private weight = 0;

  /**
   * @param most of all that is kept together: characters of the texts, or what `weigh` says
   * @param weigh what a text and its value count
   */
  constructor(
    private readonly most: number,
    private readonly weigh: (text: string, value: V) => number = lengthOf,
  ) {}

  get(text: string, make: (text: string) => V): V {
    const known = this.recent.get(text);
    if (known !== undefined || this.recent.has(text)) return known as V;
    const isOld = this.before.has(text);
    const value = isOld ? (this.before.get(text) as V) : make(text);
    this.keep(isOld ? text : detached(text), value);
    return value;
  }

  private keep(text: string, value: V): void {
    const weight = this.weigh(text, value);
    if (weight > this.most / 8) return;
    if (this.weight + weight > this.most / 2) {
      this.before = this.recent;
      this.recent = new Map();
      this.weight = 0;
    }
    this.weight += weight;
    this.recent.set(text, value);
  }
}

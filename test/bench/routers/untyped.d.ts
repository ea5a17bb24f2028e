/** Of NLP.js, which has no types of its own, what is used here. */

declare module '@nlpjs/nlp' {
  interface Classification {
    readonly intent: string;
    readonly score: number;
  }

  export class Nlp {
    constructor(settings: Readonly<Record<string, unknown>>);
    use(plugin: unknown): unknown;
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(locale: string, utterance: string): Promise<{ readonly classifications: readonly Classification[] }>;
    export(minified: boolean): string;
    import(exported: string): void;
  }
}

declare module '@nlpjs/lang-sv' {
  export class LangSv {}
}

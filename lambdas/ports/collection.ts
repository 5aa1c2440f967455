/**
 * Documents of one kind, each under its key. A change is a pure function of the current document and is applied as one step: when
 * another writer comes in between, it is run again on what that writer left. It may throw to refuse.
 */
export interface Collection<Key, Document> {
  find(key: Key): Promise<Document | null>;
  /** False when there is one already; that one stays as it is. */
  insert(document: Document): Promise<boolean>;
  /** @throws FlowiError not_found when there is none */
  update(key: Key, change: (current: Document) => Document): Promise<Document>;
  /** Removing what is not there is not an error. */
  remove(key: Key): Promise<void>;
}

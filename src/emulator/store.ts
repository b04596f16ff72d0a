import type { Adapter, AdapterPayload } from 'oidc-provider'

/**
 * The limit for each kind of entry: sessions, codes, tokens … Beyond it the oldest entries are dropped, so that a day
 * of tests takes no more memory than a minute.
 */
const MAX_ENTRIES = 1000

interface Entry {
  payload: AdapterPayload
  expiresAt: number
}

/** All that one environment stores at one host. */
export interface Store {
  adapterFor: (model: string) => Adapter
  /** Returns the sessions that have not expired, of people who are signed on or about to be. */
  sessions: () => AdapterPayload[]
  clear: () => void
}

export function createStore(): Store {
  const models = new Map<string, Map<string, Entry>>()
  const entriesOf = (model: string) => {
    const entries = models.get(model) ?? new Map<string, Entry>()
    models.set(model, entries)
    return entries
  }
  return {
    adapterFor: (model) => createAdapter(entriesOf(model)),
    sessions: () => [...entriesOf('Session').values()].filter(isLive).map(({ payload }) => payload),
    clear: () => {
      for (const entries of models.values()) entries.clear()
    },
  }
}

function isLive({ expiresAt }: Entry): boolean {
  return expiresAt > Date.now()
}

/**
 * Creates an adapter for one kind of entry. oidc-provider's own adapter keeps a thousand entries of all kinds
 * together, so a session would vanish after some 200 sign-ons.
 */
function createAdapter(entries: Map<string, Entry>): Adapter {
  const find = async (wanted: (payload: AdapterPayload) => boolean) =>
    [...entries.values()].find((entry) => isLive(entry) && wanted(entry.payload))?.payload
  return {
    upsert: async (id, payload, expiresIn) => {
      entries.delete(id)
      const [oldest] = entries.size < MAX_ENTRIES ? [] : entries.keys()
      if (oldest !== undefined) entries.delete(oldest)
      entries.set(id, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
    },
    find: async (id) => {
      const entry = entries.get(id)
      return entry && isLive(entry) ? entry.payload : undefined
    },
    findByUid: (uid) => find((payload) => payload.uid === uid),
    findByUserCode: (userCode) => find((payload) => payload.userCode === userCode),
    consume: async (id) => {
      const entry = entries.get(id)
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id) => void entries.delete(id),
    revokeByGrantId: async (grantId) => {
      for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id)
    },
  }
}

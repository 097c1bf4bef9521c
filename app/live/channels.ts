export const DESK_CHANNEL = 'desk'

export function personChannel(userId: string): string {
  return `people/${userId}`
}

interface Asking {
  auth: { user?: { id: string; isStaff: boolean } }
}

/** Only staff hear of everything. */
export function mayHearDesk({ auth }: Asking): boolean {
  return auth.user?.isStaff ?? false
}

export function mayHearPerson({ auth }: Asking, userId: string): boolean {
  return auth.user?.id === userId
}

/** For the body of a page: its controller, and the channels it hears. */
export function liveAttributes({ id, isStaff }: { id: string; isStaff: boolean }) {
  const channels = [personChannel(id), ...(isStaff ? [DESK_CHANNEL] : [])]
  return {
    'data-controller': 'live',
    'data-live-person-value': id,
    'data-live-channels-value': JSON.stringify(channels),
  }
}

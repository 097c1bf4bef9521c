import type Customer from '#app/customers/models/customer'

/** The saved titles of the customer who is signed in, and which stands first. */
export function titleChoices({ titles }: Customer) {
  const options = titles.map(({ id, details: { name, taxpayerId } }) => ({
    value: id,
    label: name,
    hint: taxpayerId,
  }))
  return { titles: options, chosen: options[0]?.value ?? 'other' }
}

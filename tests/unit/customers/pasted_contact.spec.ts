import { test } from '@japa/runner'
import { parsePastedContact } from '#app/customers/pasted_contact'
import { pastedContacts } from '#tests/fixtures/customers/pasted_contacts'

test.group('pasted contact', () => {
  test('splits "{written}"')
    .with(pastedContacts)
    .run(({ assert }, { written, recipient, phone, detail }) => {
      const contact = parsePastedContact(written)
      assert.equal(contact.recipient, recipient)
      assert.equal(contact.phone, phone)
      assert.equal(contact.address?.detail ?? null, detail)
    })
})

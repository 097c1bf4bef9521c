/** Controllers that ask no policy, and why that is right. */
export const WITHOUT_POLICY: Record<string, string> = {
  '#app/notifications/controllers/demo_mails_controller':
    'whoever tries the house out, outside of production',
  '#app/notifications/controllers/invoice_links_controller':
    'whoever holds a signed link that is still open; a few times a minute',
  '#app/notifications/controllers/linked_documents_controller':
    'whoever holds a signed link that is still open; a few times a minute',
  '#app/platform/assets/assets_controller': 'files that everybody may read',
  '#app/operations/controllers/liveness_controller': 'balancers and supervisors ask',
  '#app/operations/controllers/readiness_controller': 'balancers and supervisors ask',
  '#app/identity/controllers/start_controller': 'leads to the home of whoever asks',
  '#app/identity/controllers/sessions_controller': 'signing in and out',
  '#app/identity/controllers/password_reset_requests_controller':
    'whoever forgot a password; the answer tells nothing',
  '#app/identity/controllers/password_resets_controller': 'whoever has the code from the mail',
  '#app/identity/controllers/preferences_controller': 'language and theme of this browser',
  '#app/identity/controllers/account_controller': 'the own account, found by the session',
  '#app/identity/controllers/account_languages_controller': 'the own account, found by the session',
  '#app/identity/controllers/account_passwords_controller': 'the own account, found by the session',
  '#app/identity/controllers/account_sessions_controller': 'the own account, found by the session',
  '#app/customers/controllers/privacy_notices_controller': 'what everybody may read',
  '#app/customers/controllers/registrations_controller':
    'whoever wants to be a customer; the answer tells nothing',
  '#app/customers/controllers/registration_codes_controller':
    'whoever filled in the registration form before',
  '#app/customers/controllers/registration_confirmations_controller':
    'whoever has the code from the mail',
  '#app/invoices/controllers/verifications_controller':
    'anybody who holds an invoice, a few times a minute',
  '#app/invoices/controllers/invoice_proofs_controller':
    'anybody who knows number, day and total, and the key that everybody may have',
  '#app/invoices/controllers/tax_webhooks_controller':
    'tax channels; a call decides nothing, it makes the house ask',
  '#app/payments/controllers/payment_webhooks_controller': 'providers, by signature',
  '#app/shipments/controllers/courier_webhooks_controller': 'couriers, by signature',
  '#app/desk/controllers/home_controller': 'all staff; each widget names its permission',
  '#app/desk/controllers/home_layouts_controller': 'the own home page, found by the session',
  '#app/desk/controllers/gallery_controller': 'all staff, outside of production',
}

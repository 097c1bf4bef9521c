import '#app/operations/routes'
import '#app/platform/assets/routes'
import '#app/identity/preferences_routes'
import '#app/desk/routes'

import '#app/operations/routes'

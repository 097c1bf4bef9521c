/*
 * Who listens to what: the one page. Listeners are imported when the first message is relayed.
 */

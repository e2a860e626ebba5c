/*! Where hooks live: installing, chaining, templates, status. */

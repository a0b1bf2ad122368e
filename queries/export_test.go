package queries

// HeaderOf is for the test that holds the files to the catalogue.
var HeaderOf = headerOf

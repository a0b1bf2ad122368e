package api

import (
	"slices"
	"strconv"
)

// addYear adds the year of a date to a list that is sorted, where it is known
// and not there.
func addYear(years []int, date string) []int {
	year, err := strconv.Atoi(date[:min(len(date), len("2006"))])
	if err != nil {
		return years
	}
	i, there := slices.BinarySearch(years, year)
	if there {
		return years
	}
	return slices.Insert(years, i, year)
}

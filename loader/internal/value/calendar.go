package value

import (
	"fmt"
	"strings"
	"time"
)

// Day is a date as exact as it is known: what is 0 is not known.
type Day struct{ Year, Month, Day int }

// ParseDay reads an ISO 8601 date of any precision, --06-21 included. What is
// none is the zero Day.
func ParseDay(iso string) Day {
	var d Day
	if rest, ok := strings.CutPrefix(iso, "--"); ok {
		if n, _ := fmt.Sscanf(rest, "%02d-%02d", &d.Month, &d.Day); n == 0 {
			return Day{}
		}
		return d
	}
	if n, _ := fmt.Sscanf(iso, "%04d-%02d-%02d", &d.Year, &d.Month, &d.Day); n == 0 {
		return Day{}
	}
	return d
}

// String is the ISO 8601 form: 2023-06-21, 2021-09, 2021, --06-21, --06; "" where
// neither year nor month is known.
func (d Day) String() string {
	switch {
	case d.Year > 0 && d.Day > 0 && d.Month > 0:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case d.Year > 0 && d.Month > 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case d.Year > 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Month > 0 && d.Day > 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	case d.Month > 0:
		return fmt.Sprintf("--%02d", d.Month)
	}
	return ""
}

// Calendar is what is known of when a text was written.
type Calendar struct {
	Published Day
	Year      int // the year of which the text speaks, where no publication date gives it
}

// year is the year of the text, 0 where it is unknown.
func (c Calendar) year() int {
	if c.Published.Year > 0 {
		return c.Published.Year
	}
	return c.Year
}

// Resolve is the day to which d refers. before is the last day that the text
// named in full or in part: a bare day takes its month, 当日 is it. ahead says
// that what d dates is still to come. What stays unknown is 0; an invalid date
// (2月30日) and a reference to nothing known are the zero Day.
func (c Calendar) Resolve(d Date, before Day, ahead bool) Day {
	day := c.resolve(d, before, ahead)
	if !day.valid() {
		return Day{}
	}
	return day
}

func (c Calendar) resolve(d Date, before Day, ahead bool) Day {
	switch d.Reference {
	case ToYear:
		return Day{offset(c.year(), d.Offset), d.Month, d.Day}
	case ToOtherYear:
		return Day{offset(before.Year, d.Offset), d.Month, d.Day}
	case ToMonth:
		if c.Published.Month == 0 {
			return Day{}
		}
		month := Day{c.Published.Year, c.Published.Month, 1}.add(0, d.Offset, 0)
		month.Day = d.Day
		return month
	case ToDay:
		if c.Published.Day == 0 {
			return Day{}
		}
		return c.Published.add(0, 0, d.Offset)
	case ToEarlier:
		if before == (Day{}) && c.Published.Day > 0 {
			before = c.Published // the dateline gave it
		}
		if before.Day == 0 || d.Offset == 0 {
			return before
		}
		return before.add(0, 0, d.Offset)
	}
	switch {
	case d.Year > 0:
		return Day{d.Year, d.Month, d.Day}
	case d.Month > 0:
		return c.ofMonth(Day{0, d.Month, d.Day}, before, ahead)
	default:
		return c.ofDay(d.Day, before)
	}
}

// ofMonth gives a month and day its year: that of publication, or the year
// before where the date would lie months ahead of it and nothing says that it
// is still to come.
func (c Calendar) ofMonth(d, before Day, ahead bool) Day {
	p := c.Published
	d.Year = c.year()
	if d.Year == 0 {
		d.Year = before.Year
	}
	if p.Year > 0 && p.Month > 0 && !ahead {
		switch months := d.Month - p.Month; {
		case months > 1:
			d.Year--
		case months < -10:
			d.Year++
		}
	}
	return d
}

// ofDay gives a bare day its month: that of the day named before, or that of
// publication, or the month before where it would lie ahead.
func (c Calendar) ofDay(day int, before Day) Day {
	if before.Month > 0 && before.Day > 0 {
		return Day{before.Year, before.Month, day}
	}
	p := c.Published
	if p.Month == 0 {
		return Day{}
	}
	if p.Day > 0 && day > p.Day+1 {
		p = Day{p.Year, p.Month, 1}.add(0, -1, 0)
	}
	return Day{p.Year, p.Month, day}
}

func offset(year, by int) int {
	if year == 0 {
		return 0
	}
	return year + by
}

// add is the day some years, months and days later. Where the year is unknown
// any will do: a leap day is then taken for one.
func (d Day) add(years, months, days int) Day {
	year := d.Year
	if year == 0 {
		year = 2000
	}
	t := time.Date(year, time.Month(d.Month), max(d.Day, 1), 0, 0, 0, 0, time.UTC).AddDate(years, months, days)
	sum := Day{t.Year(), int(t.Month()), t.Day()}
	if d.Year == 0 {
		sum.Year = 0
	}
	if d.Day == 0 {
		sum.Day = 0
	}
	return sum
}

// valid reports whether the month has the day.
func (d Day) valid() bool {
	if d.Day == 0 {
		return d.Month <= 12
	}
	return d.Month > 0 && d.add(0, 0, 0).Day == d.Day
}

// Period is d as the time that a figure is of: a part of a year as SDMX writes
// it (2023-S1, 2023-Q3), all else as [Calendar.Resolve].
func (c Calendar) Period(d Date, before Day) string {
	day := c.Resolve(d, before, false)
	if day.Month == 0 && day.Year > 0 {
		return day.String() + d.Part.suffix()
	}
	return day.String()
}

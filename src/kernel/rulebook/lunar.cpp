#include "kernel/rulebook/lunar.hpp"

#include <cmath>
#include <numbers>

#include "base/expect.hpp"

/// New moons and the sun's longitude after J. Meeus, "Astronomical Algorithms": good to some minutes, which is enough
/// for the calendar of the years we need. The year's frame is the month that holds the winter solstice: it is the 11th.
namespace rulebook {
namespace {

constexpr double synodic_month = 29.530588861;
constexpr double degree = std::numbers::pi / 180;
constexpr double vietnam_offset = 7.0 / 24;
constexpr double julian_day_of_1970 = 2440587.5;
constexpr double first_new_moon = 2451550.09766;   // 6 January 2000, number 0

/// The moment of the new moon number `k`, as a Julian day in universal time.
double new_moon(int k)
{
    double const t = k / 1236.85;
    double const jd = first_new_moon + synodic_month * k + t * t * (0.00015437 - t * 0.00000015);
    double const sun = (2.5534 + 29.10535670 * k - 0.0000014 * t * t) * degree;
    double const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * degree;
    double const argument = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * degree;
    double const node = (124.7746 - 1.56375588 * k + 0.0020672 * t * t) * degree;
    double const e = 1 - 0.002516 * t;
    double const correction = -0.40720 * std::sin(moon) + 0.17241 * e * std::sin(sun) + 0.01608 * std::sin(2 * moon) +
                              0.01039 * std::sin(2 * argument) + 0.00739 * e * std::sin(moon - sun) -
                              0.00514 * e * std::sin(moon + sun) + 0.00208 * e * e * std::sin(2 * sun) -
                              0.00111 * std::sin(moon - 2 * argument) - 0.00057 * std::sin(moon + 2 * argument) +
                              0.00056 * e * std::sin(2 * moon + sun) - 0.00042 * std::sin(3 * moon) +
                              0.00042 * e * std::sin(sun + 2 * argument) + 0.00038 * e * std::sin(sun - 2 * argument) -
                              0.00024 * e * std::sin(2 * moon - sun) - 0.00017 * std::sin(node);
    double const dynamical_minus_universal = (65 + 60 * t) / 86400;   // seconds, around the year 2000
    return jd + correction - dynamical_minus_universal;
}

base::Date day_of(double julian_day)
{
    return base::Date{base::Days{static_cast<int>(std::floor(julian_day + vietnam_offset - julian_day_of_1970))}};
}

base::Date new_moon_day(int k) { return day_of(new_moon(k)); }

/// The sun's longitude at the beginning of a day in Việt Nam, in twelfths of its circle: 9 from the winter solstice on.
int sun_sign(base::Date day)
{
    double const jd = static_cast<double>(day.time_since_epoch().count()) + julian_day_of_1970 - vietnam_offset;
    double const t = (jd - 2451545.0) / 36525;
    double const anomaly = (357.52911 + 35999.05029 * t) * degree;
    double longitude = 280.46646 + 36000.76983 * t + (1.914602 - 0.004817 * t) * std::sin(anomaly) +
                       (0.019993 - 0.000101 * t) * std::sin(2 * anomaly) + 0.000289 * std::sin(3 * anomaly);
    longitude -= 0.00569 + 0.00478 * std::sin((125.04 - 1934.136 * t) * degree);
    longitude -= 360 * std::floor(longitude / 360);
    return static_cast<int>(longitude / 30);
}

/// Number of the new moon that begins the 11th month ending a lunar year: the month with the winter solstice of `year`.
int eleventh_month(int year)
{
    auto const last_of_year = base::day(year, 12, 31);
    auto k = static_cast<int>((base::year_of(last_of_year) - 2000 + 1) * 12.3685) + 1;
    while (new_moon_day(k) > last_of_year) --k;
    return sun_sign(new_moon_day(k)) >= 9 ? k - 1 : k;   // it began after the solstice: the month before holds it
}

}   // namespace

base::Date lunar_day(int year, int month, int day_of_month)
{
    base::expect(year >= 1970 && year < 2200 && month >= 1 && month <= 12 && day_of_month >= 1 && day_of_month <= 30,
                 "a lunar day out of range");
    auto const start = eleventh_month(year - 1);
    auto const end = eleventh_month(year);
    int leap = 0;   // number of the month, after the 11th, in which the sun changes no sign; only in years of 13 months
    if (end - start == 13)
        for (int i = 1; i < 13 && leap == 0; ++i)
            if (sun_sign(new_moon_day(start + i)) == sun_sign(new_moon_day(start + i + 1))) leap = i;
    int const wanted = month >= 11 ? month - 11 + (end - start) : month + 1;
    int const shift = leap != 0 && month < 11 && wanted >= leap ? 1 : 0;
    return new_moon_day(start + wanted + shift) + base::Days{day_of_month - 1};
}

base::Date lunar_new_year(int year) { return lunar_day(year, 1, 1); }

}   // namespace rulebook

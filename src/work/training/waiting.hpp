#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "work/training/store.hpp"

/// What classes wait for today. Rule T-10.
namespace training {

/// So long after its end a class is asked for its results and certificates; older ones are history.
inline constexpr base::Days asked_for{180};
/// So long before its opening it is announced.
inline constexpr base::Days announced{30};

enum class Waits : std::uint8_t { for_results, for_certificates, for_its_end, for_its_opening };
struct WaitingClass {
    TrainingClass training_class;
    Waits waits = Waits::for_its_end;
    std::int64_t people = 0;   // participations without a result, or passes without a certificate; else all

    /// A class without a closing day is over on its opening day.
    base::Date last_day() const { return training_class.closed_on.value_or(training_class.opened_on); }
};
/// Those in the area in which the actor may change classes: what is over first, the longest ago first, then those that
/// run, then those to come. One class may stand twice: without results and without certificates.
std::vector<WaitingClass> waiting_classes(db::Connection& tx, web::Actor const& actor, base::Date today);

std::span<db::Sql const> waiting_statements();

}   // namespace training

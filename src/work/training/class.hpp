#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"

/// Classes of every type: who opened them, who attended, what came of it. Rules: docs/rules/training.md.
namespace training {

using ClassId = base::Id<struct ClassTag>;
using SessionId = base::Id<struct SessionTag>;
using EnrolmentId = base::Id<struct EnrolmentTag>;
using ResultId = base::Id<struct ResultTag>;
using CertificateId = base::Id<struct CertificateTag>;

/// A type of class as the programme knows it; `label` is a gettext id.
struct ClassType {
    std::string_view code;
    std::string_view label;
};
std::span<ClassType const> class_types();
/// Null when there is no such type.
ClassType const* find_type(std::string_view code);
/// The type meant by what a sheet says ("Cảm tình Đảng", "nghiệp vụ công đoàn"); null when it cannot be told.
ClassType const* type_from_text(std::string_view text);

struct TrainingClass {
    ClassId id;
    std::string code;   // "CTD-2014-02", unique
    std::string name;
    std::string type;       // code of a ClassType
    base::Date opened_on;   // decides the period a class counts in
    std::optional<base::Date> closed_on = {};
    std::string decision_number = {};
    std::optional<UnitId> organiser = {};   // the centre or federation that held it
    UnitId place;                           // administrative unit it counts for
    std::string venue = {};
    std::optional<std::int64_t> periods = {};   // lesson periods in all
    std::int64_t revision = 0;
};

/// What a form or a sheet says of a class; empty where nothing readable was given.
struct ClassForm {
    std::string code;
    std::string name;
    std::string type;
    std::optional<base::Date> opened_on = {};
    std::optional<base::Date> closed_on = {};
    std::string decision_number = {};
    std::optional<UnitId> organiser = {};
    std::optional<UnitId> place = {};
    std::string venue = {};
    std::optional<std::int64_t> periods = {};
};

/// A class as it may be saved, or everything that stands in the way. Rule T-1.
/// Refuses: invalid - code, name, type, opening day or place missing; unknown type; closed before opened;
///          more than a year long; opened more than a year after `today`; code or name too long
base::Result<TrainingClass> make_class(ClassForm const& form, base::Date today);

/// People and participations are counted from the same rows and are never added to each other. Rule T-2.
struct People {
    std::int64_t count = 0;
    friend bool operator==(People, People) = default;
};
struct Participations {
    std::int64_t count = 0;
    friend bool operator==(Participations, Participations) = default;
};
struct TrainingCount {
    std::int64_t classes = 0;
    Participations participations;
    People people;
};
/// One row per person and class; the class's opening day decides the period.
struct Attendee {
    ClassId training_class;
    base::Date opened_on;
    PersonId person;
};
/// participations >= people always; rows outside the period are ignored. Refuses nothing.
TrainingCount count_training(std::span<Attendee const> rows, base::Period period);

/// How a participation ended. `none`: no result yet.
enum class ResultKind : std::uint8_t { none, passed, failed, incomplete };
std::string_view name_of(ResultKind result);
std::optional<ResultKind> parse_result(std::string_view name);
/// "Đạt", "Hoàn thành", "Giỏi" … or nothing that is known.
std::optional<ResultKind> result_from_text(std::string_view text);

/// What a pass asks: dated values of the rulebook.
struct PassRules {
    std::int64_t max_absent_per_mille = 0;   // of the periods
    std::int64_t pass_mark_tenths = 0;       // of the written paper, 0 to 100
};
struct Effort {
    std::int64_t periods_held = 0;
    std::int64_t periods_attended = 0;
    std::optional<std::int64_t> mark_tenths = {};   // no paper: only attendance counts
};
/// Rule T-3. A class without recorded periods cannot be judged by attendance; then only the paper counts.
ResultKind judge(Effort const& effort, PassRules const& rules);

struct Certificate {
    CertificateId id;
    EnrolmentId enrolment;
    std::string number;
    base::Date issued_on;
    std::optional<base::Date> cancelled_on = {};
};
/// The last day on which a certificate is good for admission: issued 2021-03-31 with 60 months, 2026-03-31 still is.
/// Rule T-4; dated value `party.certificate_valid_months`.
base::Date valid_until(base::Date issued_on, std::int64_t months);

/// Refuses: invalid - not passed, number or day missing, number too long, issued before the class opened or after
/// `today`. The number must be new in its register: the store's unique index sees to that. Rule T-5.
base::Result<Certificate> issue(EnrolmentId enrolment, TrainingClass const& training_class, ResultKind result,
                                std::string_view number, std::optional<base::Date> issued_on, base::Date today);

}   // namespace training

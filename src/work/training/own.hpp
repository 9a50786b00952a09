#pragma once

#include <span>
#include <vector>

#include "work/training/store.hpp"

/// Whom of a class somebody is shown. Rule T-7.
namespace training {

/// An enrolment of somebody who works in an enterprise of the organisations that a grant at a grassroots organisation
/// covers, or is a member there today.
struct OwnLearner {
    ClassId training_class;
    EnrolmentId enrolment;
    bool passed = false;

    friend auto operator<=>(OwnLearner const&, OwnLearner const&) = default;
};
/// By class and enrolment, each once. None for grants at an area.
std::vector<OwnLearner> own_learners(db::Connection& tx, web::Actor const& actor, base::Date today);
/// Those of one class.
std::span<OwnLearner const> of_class(std::span<OwnLearner const> own, ClassId id);

/// The enrolments of a class whose people the actor may know. `whole_class`: the class lies in the actor's area, so
/// that those left out are counted; else it is seen for the sake of the actor's own people.
struct Shown {
    std::vector<Enrolment> enrolments = {};
    std::size_t left_out = 0;
    std::size_t left_out_passed = 0;
    std::size_t left_out_certificates = 0;
    bool whole_class = true;
};
Shown shown_to(db::Connection& tx, web::Actor const& actor, TrainingClass const& training_class, base::Date today);

std::span<db::Sql const> own_statements();

}   // namespace training

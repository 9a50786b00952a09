#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"
#include "registers/people/person.hpp"
#include "work/training/store.hpp"

/// What the pages of classes share.
namespace training {

std::string url_of(ClassId id);
/// The class of the address, within the actor's scope.
std::optional<TrainingClass> class_in(web::Request const& request, web::Context& context,
                                      web::Permission permission = view_training);
ledger::Entry entry_of(web::Context const& context);

struct Learner {
    Enrolment enrolment;
    people::Person person;
    std::string sort_key;
};
/// Of these enrolments, in Vietnamese order of their names.
std::vector<Learner> learners_of(web::Context& context, std::vector<Enrolment> enrolments);
/// "Passed"; "" for none yet.
std::string_view label_of(base::Texts const& texts, ResultKind result);

/// The page of a class. With an error, what was typed stands in the field it is told at, where somebody is enrolled or
/// a session added.
web::Response class_response(web::Request const& request, web::Context& context, TrainingClass const& training_class,
                             base::Error const* error);

}   // namespace training

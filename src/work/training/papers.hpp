#pragma once

#include <span>
#include <string>
#include <vector>

#include "kernel/papers/source.hpp"
#include "platform/web/pieces.hpp"
#include "work/training/class.hpp"

namespace training {

/// Papers about classes and learners: list, proposal, decision, minutes, certificate. Rule T-9.
std::span<papers::Source const> paper_sources();

/// Where the papers about a class, or the certificate of an enrolment, are made: address and name of each, for those
/// who may make papers. A class without certificates has no way to make them all.
std::vector<web::Choice> paper_links(web::Context const& context, ClassId id, std::size_t certificates);
std::vector<web::Choice> certificate_links(web::Context const& context, EnrolmentId id);

}   // namespace training

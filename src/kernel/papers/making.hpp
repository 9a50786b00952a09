#pragma once

#include <string>

#include "kernel/papers/store.hpp"
#include "platform/web/request.hpp"

namespace papers {

/// The office's head as it is kept, or as the register proposes it (revision 0, symbol empty).
Issuer issuer_for(web::Context& context, UnitId unit);

/// The files of a paper: by the office's own template if it has one, else by our layout. `number` is left open when it
/// is not given yet. Values the template asks for and the record lacks are "".
Files drawn_files(db::Connection& tx, Kind const& kind, Issuer const& issuer, documents::TemplateValues const& values,
                  base::Date dated_on, std::optional<std::int64_t> number);

/// Gives the next number, seals the facts of kinds that have a seal, draws the files and keeps them. The head is that
/// of today and stays as it is printed. Refuses: invalid - what `span_of` and seals::sealed refuse; the office has not
/// told its head (paper.no_head)
base::Result<PaperId> make(web::Context& context, Kind const& kind, Issuer const& issuer, Subject const& subject,
                           Asked const& asked);

/// What is wrong with a template that an office brings; none: it may be kept. Rule PA-4; marks of secrecy were looked
/// for before (PA-6).
/// Refuses: invalid - no file, or larger than 2 MB; no harmless Word file; without faults, but naming no field at all,
/// not the number of a numbered kind, or nothing of what the paper is about
base::Result<std::vector<documents::TemplateFault>> checked_upload(Kind const& kind, web::Upload const& file);

}   // namespace papers

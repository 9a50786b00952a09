#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "platform/documents/document.hpp"

/// Text measured and broken into lines by Pango, in points (1/72 inch). Shared by the PDF writer and, for the length of
/// drawn rules, by the DOCX writer: Liberation Serif has the widths of Times New Roman.
namespace documents {

constexpr double points_per_mm = 72.0 / 25.4;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using PangoContextPtr = std::unique_ptr<PangoContext, Unref>;
using PangoLayoutPtr = std::unique_ptr<PangoLayout, Unref>;

/// A context whose units are points and whose metrics are not rounded to a screen's pixels.
PangoContextPtr new_context(std::string const& language);

/// The paragraph broken into lines of at most `width` points (0: one line).
PangoLayoutPtr lay_out(PangoContext* context, Paragraph const& paragraph, double width);

/// Width in points of the widest line.
double text_width(PangoLayout* layout);
double text_height(PangoLayout* layout);

}   // namespace documents

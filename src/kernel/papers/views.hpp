#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace papers {

struct KindLine {
    std::string name;
    std::string url;
    std::string culture;
    std::string numbering;
    std::string used;   // which template stands for the actor's office
    bool own = false;
};
void kinds_page(web::Html& out, std::vector<KindLine> const& lines);

/// A field of a kind as a template names it.
struct NameLine {
    std::string mark;   // "{{hoc_vien.ho_ten}}"
    std::string label;
    std::string sample;
};
struct FaultLine {
    std::string what;
    std::string where;
    std::string text;
};
struct TemplateLine {
    std::string version;
    std::string file_name;
    std::string uploaded;
    std::string state;
    std::string tone;
    std::string url;
};
struct KindView {
    std::string url;
    std::string csrf;
    std::string unit;   // id of the office meant
    std::string unit_name;
    std::vector<web::Choice> units;
    std::vector<web::Detail> details;
    std::vector<NameLine> names;
    std::vector<TemplateLine> versions;
    bool own_stands = false;
    bool may_make = false;
    std::vector<web::Choice> records;   // for the preview; the first: samples
    std::string record;
    std::string docx_url, pdf_url, starting_url;   // pdf "" = an own template stands
    web::Field file;
    std::vector<base::Problem> problems;
    std::vector<FaultLine> faults;
};
void kind_page(web::Html& out, KindView const& view);

struct MakeView {
    std::string action;
    std::string csrf;
    std::string record;
    std::string about, about_url;
    std::string unit, unit_name;
    std::vector<web::Choice> units;
    std::vector<web::Detail> head;
    std::string head_url;   // where it is told
    bool head_missing = false;
    std::string asked_day;   // as it was typed; "" = today's
    std::string next;        // where to go on from the paper; "" = nowhere
    web::Field dated_on;
    std::optional<web::Field> term = {};
    std::optional<web::Field> first_number = {};
    std::string next_number;   // "Number 06/QĐ-LĐLĐ comes next"
    std::string docx_url, pdf_url;
    struct Earlier {
        std::string url, text;
        bool voided = false;
    };
    std::vector<Earlier> earlier;
    std::vector<base::Problem> problems;
};
void make_page(web::Html& out, MakeView const& view);

struct PaperView {
    std::string csrf;
    std::vector<web::Detail> details;
    std::string docx_url, pdf_url;
    std::string back_url = {};   // where it was asked for; "" = nowhere
    std::string no_pdf;          // why not
    std::string seal_url;        // what its code opens; "" = it has none
    bool voided = false;
    std::string void_action;   // "" = may not, or voided
    web::Field reason;
    std::vector<base::Problem> problems;
};
void paper_page(web::Html& out, PaperView const& view);

struct PaperLine {
    std::string url;
    std::string number;
    std::string kind;
    std::string title;
    std::string dated_on;
    bool voided = false;
    std::string reason;
};
void paper_register(web::Html& out, web::Register const& table, std::vector<PaperLine> const& lines);

struct IssuerView {
    std::string action;
    std::string csrf;
    std::int64_t revision = 0;
    std::vector<web::Choice> cultures;
    web::Field culture, superior, name, symbol, place, on_behalf, post, signer;
    std::vector<base::Problem> problems;
    std::string next;   // where to go on
};
void issuer_form(web::Html& out, IssuerView const& view);

std::span<web::Sample const> samples();

}   // namespace papers

#include "kernel/seals/pages.hpp"

#include "kernel/seals/store.hpp"
#include "platform/web/pieces.hpp"

namespace seals {
namespace {

struct KeyLine {
    std::string name;
    std::string pem;
    std::string raw;
    std::string since;
    std::string until;   // "" = signs now
    std::string url;
};

KeyLine line_of(PublicKey const& key)
{
    return {key.name,
            pem(key.bytes),
            base64(key.bytes),
            base::vietnamese(base::civil_day(key.made_at)),
            key.ended_at ? base::vietnamese(base::civil_day(*key.ended_at)) : std::string{},
            "/seals/keys/" + key.name};
}

void keys_page(web::Html& out, std::vector<KeyLine> const& lines)
{
    auto const& texts = out.texts();
    if (lines.empty())
        return web::empty_state(out, "lock", texts.tr("No key yet"),
                                texts.tr("The key is made when the first paper is sealed."));
    out("<p>").tr("With these keys anybody verifies a sealed paper without a network: {0}.",
                  {"donghanh seals verify --key"})("</p>");
    for (auto const& line : lines) {
        out("<div class='mb-3'>");
        web::card(out, texts.tr("Key {0}", {line.name}), [&](web::Html& body) {
            body("<p>");
            web::badge(body, line.until.empty() ? texts.tr("Signs now") : texts.tr("Old papers only"),
                       line.until.empty() ? "good" : "");
            body(" ");
            if (line.until.empty())
                body.tr("since {0}", {line.since});
            else
                body.tr("{0} to {1}", {line.since, line.until});
            body("</p><pre tabindex='0'>").text(line.pem)("</pre><p class='text-break'>Ed25519, base64: <code>");
            body.text(line.raw)("</code></p>");
            web::link_button(body, line.url, texts.tr("Take the key as a file (PEM)"), "", "file-download");
        });
        out("</div>");
    }
}

/// GET /seals/keys
web::Response list_public_keys(web::Request const&, web::Context& context)
{
    std::vector<KeyLine> lines;
    for (auto const& key : list_keys(context.tx)) lines.push_back(line_of(key));
    return web::page(context, {.title = std::string{context.texts.tr("Public keys of sealed papers")}},
                     [&](web::Html& out) { keys_page(out, lines); });
}

/// GET /seals/keys/{key}: PEM; 404.
web::Response take_public_key(web::Request const& request, web::Context& context)
{
    auto const key = find_key(context.tx, request.in_path("key"));
    if (!key) return web::not_found();
    return web::download(pem(key->bytes), "donghanh-" + key->name + ".pem", "application/x-pem-file");
}

/// A key that everybody may read here: its seed is 32 zeros.
KeyLine sample_line(std::string until)
{
    auto const key = key_from(std::string(seed_bytes, '\0'));
    auto const name = name_of_key(key.public_key);
    return {name, pem(key.public_key), base64(key.public_key), "02/01/2026", std::move(until), "/seals/keys/" + name};
}
void keys_full(web::Html& out) { keys_page(out, {sample_line(""), sample_line("31/12/2026")}); }
void keys_none(web::Html& out) { keys_page(out, {}); }

constexpr web::Route table[] = {{web::Method::get, "/seals/keys", web::anyone, list_public_keys},
                                {web::Method::get, "/seals/keys/{key}", web::anyone, take_public_key}};
constexpr web::Sample all_samples[] = {{"seal-keys-full", keys_full, true}, {"seal-keys-none", keys_none, true}};

}   // namespace

std::span<web::Route const> page_routes() { return table; }
std::span<web::Sample const> samples() { return all_samples; }

}   // namespace seals

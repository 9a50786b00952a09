#include "kernel/papers/verification_views.hpp"

namespace papers {
namespace {

std::vector<web::Detail> sample_facts(base::Texts const& texts, std::string name, std::string subject)
{
    auto const fact = [&](base::TextId label, std::string value) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value)};
    };
    return {fact("Paper", "Giấy chứng nhận"),  fact("Full name", std::move(name)),
            fact("Class", std::move(subject)), fact("Opened on", "02/02/2026"),
            fact("Closed on", "07/02/2026"),   fact("Number of the certificate", "15/GCN"),
            fact("Issued on", "10/02/2026"),   fact("Issuing office", "TRUNG TÂM CHÍNH TRỊ HUYỆN ĐAN PHƯỢNG")};
}

void valid_paper(web::Html& out)
{
    auto const& texts = out.texts();
    verification_page(out,
                      {.verdict = std::string{texts.tr("Genuine and valid")},
                       .tone = "good",
                       .icon = "circle-check",
                       .sentence = std::string{texts.tr("Compare what is printed on the paper with what is signed:")},
                       .facts = sample_facts(texts, "Nguyễn Văn An", "Bồi dưỡng nhận thức về Đảng khóa I năm 2026"),
                       .keys_url = "/seals/keys"});
}

void ended_paper(web::Html& out)
{
    auto const& texts = out.texts();
    verification_page(
        out, {.verdict = texts.tr("Void since {0}", {"12/02/2026"}),
              .tone = "bad",
              .icon = "alert-circle",
              .sentence = std::string{texts.tr("The paper is genuine, but it holds no more.")},
              .facts = sample_facts(texts, "Nguyễn Thị Phương Thảo Nguyên Khánh Huyền",
                                    "Bồi dưỡng lý luận chính trị dành cho đảng viên mới và cấp ủy viên chi bộ doanh "
                                    "nghiệp ngoài khu vực nhà nước năm 2026"),
              .keys_url = "/seals/keys"});
}

void unknown_paper(web::Html& out)
{
    auto const& texts = out.texts();
    verification_page(out, {.verdict = std::string{texts.tr("Not genuine")},
                            .tone = "bad",
                            .icon = "alert-circle",
                            .sentence = std::string{texts.tr("Nobody here has sealed this, or it was changed since.")},
                            .keys_url = "/seals/keys"});
}

constexpr web::Sample samples[] = {{"verification-valid", valid_paper, true},
                                   {"verification-void", ended_paper, true},
                                   {"verification-not-genuine", unknown_paper, true}};

}   // namespace

void verification_page(web::Html& out, VerificationView const& view)
{
    out("<div class='card'><div class='card-body'><p class='h2'>");
    web::icon(out, view.icon);
    out(" ");
    web::badge(out, view.verdict, view.tone);
    out("</p><p>").text(view.sentence)("</p>");
    if (!view.facts.empty()) web::details(out, view.facts);
    out("<p class='text-secondary mt-3 mb-0'>");
    out.tr("Nothing but what is signed in the code and its present state is shown here.")(" <a").url(
        "href", view.keys_url)(">");
    out.tr("Public keys for verifying without a network")("</a></p></div></div>");
}

std::span<web::Sample const> verification_samples() { return samples; }

}   // namespace papers

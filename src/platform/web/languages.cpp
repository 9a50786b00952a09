#include "platform/web/languages.hpp"

#include "base/embedded.hpp"

namespace web {
namespace {

base::Catalogue load(base::Language language)
{
    auto const mo = base::embedded_file(language == base::Language::vi ? "locale/vi.mo" : "locale/en.mo");
    base::expect(mo.has_value(), "the catalogues are embedded");
    return {language, *mo};
}

}   // namespace

base::Texts texts_in(base::Language language)
{
    static base::Catalogue const vietnamese = load(base::Language::vi);
    static base::Catalogue const english = load(base::Language::en);
    return base::Texts{language == base::Language::vi ? vietnamese : english};
}

base::Language language_of(std::string_view code, base::Language otherwise)
{
    if (code == "vi" || code == "VI") return base::Language::vi;
    if (code == "en" || code == "EN") return base::Language::en;
    return otherwise;
}

std::string_view language_code(base::Language language) { return language == base::Language::vi ? "vi" : "en"; }

}   // namespace web

#include "platform/documents/qr_code.hpp"

#include <cairo.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "base/expect.hpp"

namespace documents {
namespace {

constexpr int largest_with_margin_for_damage = 97;   // dots in a row
constexpr int pixels_per_dot = 4;

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Encoded = std::unique_ptr<QRcode, Free>;

Encoded encoded(std::string_view text, QRecLevel level)
{
    return Encoded{QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<unsigned char const*>(text.data()),
                                     0, level)};
}

bool is_dark(QrCode const& code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code.side && y < code.side &&
           code.dots[static_cast<std::size_t>(y * code.side + x)] == '1';
}

cairo_status_t append(void* closure, unsigned char const* data, unsigned int length)
{
    static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}   // namespace

double printed_mm(QrCode const& code) { return (code.side + 2 * qr_margin_dots) * qr_dot_mm; }

QrCode qr_code(std::string_view text)
{
    auto made = encoded(text, QR_ECLEVEL_M);
    if (!made || made->width > largest_with_margin_for_damage) made = encoded(text, QR_ECLEVEL_L);
    base::expect(made != nullptr, "a text is too long for a QR code");
    QrCode code{.side = made->width, .text = std::string{text}};
    auto const all = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    for (std::size_t i = 0; i < all; ++i) code.dots += (made->data[i] & 1U) != 0 ? '1' : '0';
    return code;
}

std::string png(QrCode const& code)
{
    auto const side = (code.side + 2 * qr_margin_dots) * pixels_per_dot;
    // of the one channel of this format the writer makes grey: 255 is white
    std::unique_ptr<cairo_surface_t, Free> const surface{cairo_image_surface_create(CAIRO_FORMAT_A8, side, side)};
    cairo_surface_flush(surface.get());
    auto* const pixels = cairo_image_surface_get_data(surface.get());
    base::expect(pixels != nullptr, "a picture of a QR code has its pixels");
    auto const stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            pixels[y * stride + x] =
                is_dark(code, x / pixels_per_dot - qr_margin_dots, y / pixels_per_dot - qr_margin_dots) ? 0 : 255;
    cairo_surface_mark_dirty(surface.get());
    std::string bytes;
    if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error{"a picture of a QR code cannot be written"};
    return bytes;
}

}   // namespace documents

#include <cstdint>

#include "platform/documents/docx_xml.hpp"

namespace documents {
namespace {

constexpr auto drawing_namespace = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr auto picture_namespace = "http://schemas.openxmlformats.org/drawingml/2006/picture";
constexpr auto placing_namespace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
constexpr double emu_per_mm = 36000;   // the unit of lengths in drawings

/// The same on every machine, unlike std::hash.
std::uint32_t fingerprint(std::string_view text)
{
    std::uint32_t value = 2166136261U;
    for (unsigned char const c : text) value = (value ^ c) * 16777619U;
    return value & 0x7FFFFFFFU;
}

void put_size(pugi::xml_node node, int size)
{
    set(node, "cx", size);
    set(node, "cy", size);
}

void put_shape(pugi::xml_node picture, int size)
{
    auto shape = picture.append_child("pic:spPr");
    auto frame = shape.append_child("a:xfrm");
    auto offset = frame.append_child("a:off");
    set(offset, "x", 0);
    set(offset, "y", 0);
    put_size(frame.append_child("a:ext"), size);
    auto geometry = shape.append_child("a:prstGeom");
    set(geometry, "prst", "rect");
    geometry.append_child("a:avLst");
}

}   // namespace

std::string picture_name(QrCode const& code) { return "code" + std::to_string(fingerprint(code.text)); }

void put_picture(pugi::xml_node run, CodePicture const& picture)
{
    auto const size = static_cast<int>(printed_mm(picture.code) * emu_per_mm);
    auto const name = picture_name(picture.code);
    auto place = run.append_child("w:drawing").append_child("wp:inline");
    set(place, "xmlns:wp", placing_namespace);
    put_size(place.append_child("wp:extent"), size);
    auto about = place.append_child("wp:docPr");
    set(about, "id", static_cast<int>(fingerprint(picture.code.text)));
    set(about, "name", name);
    set(about, "descr", picture.alt);
    auto graphic = place.append_child("a:graphic");
    set(graphic, "xmlns:a", drawing_namespace);
    auto data = graphic.append_child("a:graphicData");
    set(data, "uri", picture_namespace);
    auto node = data.append_child("pic:pic");
    set(node, "xmlns:pic", picture_namespace);
    auto properties = node.append_child("pic:nvPicPr");
    auto inner = properties.append_child("pic:cNvPr");
    set(inner, "id", 0);
    set(inner, "name", name);
    properties.append_child("pic:cNvPicPr");
    auto fill = node.append_child("pic:blipFill");
    set(fill.append_child("a:blip"), "r:embed", name);
    fill.append_child("a:stretch").append_child("a:fillRect");
    put_shape(node, size);
}

}   // namespace documents

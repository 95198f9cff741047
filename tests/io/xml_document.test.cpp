#include "io/xml_document.hpp"

#include <string>
#include <string_view>

#include "support/catch.hpp"

namespace {

using renaksi::errc;
using renaksi::io::xml_document;
using renaksi::io::xml_text;

std::string xml_refusal(std::string_view bytes) {
    const auto read = xml_document::parse(bytes, "bagian.xml");
    if (read) return "it was read";
    return read.error().code == errc::damaged_file ? read.error().detail : "another error";
}

}  // namespace

TEST_CASE("elements and attributes are found by their local names") {
    const auto xml = xml_document::parse("<x:a xmlns:x=\"u\"><x:b y:n=\"7\" hidden=\"true\"/><b/></x:a>", "p");
    REQUIRE(xml);
    const auto b = renaksi::io::find_child(xml->root(), "b");
    CHECK(renaksi::io::attribute(b, "n") == "7");
    CHECK(renaksi::io::attribute(b, "m", "-") == "-");
    CHECK(renaksi::io::is_on(b, "hidden"));
    CHECK_FALSE(renaksi::io::is_on(b, "n"));
    CHECK_FALSE(renaksi::io::find_child(xml->root(), "c"));
}

TEST_CASE("white space is kept as the caller needs it") {
    const std::string_view text = "<p> <s>a</s> <s> </s></p>";
    const auto single = xml_document::parse(text, "p", xml_text::compact);
    CHECK(std::string_view(single->root().last_child().child_value()) == " ");
    CHECK(std::string_view(single->root().first_child().name()) == "s");
    const auto mixed = xml_document::parse(text, "p", xml_text::mixed);
    CHECK(mixed->root().first_child().type() == pugi::node_pcdata);
}

TEST_CASE("broken XML is refused with part, line and column") {
    CHECK(xml_refusal("<a>\n<b></a>") == "bagian.xml:2:6: Start-end tags mismatch");
    CHECK(xml_refusal("<a>") == "bagian.xml:1:3: Start-end tags mismatch");
    CHECK(xml_refusal("").rfind("bagian.xml", 0) == 0);
    CHECK(xml_refusal("<a>\n\n  \xFF</a>") == "bagian.xml:3:3: not UTF-8");
    CHECK(xml_refusal("<a>12345678901234567890&#xD800;</a>") == "bagian.xml:1:24: a reference to a character that does not exist");
    CHECK(xml_refusal("<a>&#0;</a>") == "bagian.xml:1:4: a reference to a character that does not exist");
    CHECK(xml_refusal("<a>&#x1F600;\xF0\x9F\x98\x80</a>") == "it was read");
}

TEST_CASE("entities are refused, not expanded") {
    CHECK(xml_refusal("<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><a>&z;</a>").find("DOCTYPE") != std::string::npos);
    CHECK(xml_refusal("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>").find("DOCTYPE") != std::string::npos);
    CHECK(xml_refusal("<a><!ENTITY x \"y\"></a>").rfind("bagian.xml", 0) == 0);
}

TEST_CASE("a tree too deep to walk is refused") {
    const auto nested = [](std::size_t levels) {
        std::string text;
        for (std::size_t i = 0; i < levels; ++i) text.append("<a>");
        for (std::size_t i = 0; i < levels; ++i) text.append("</a>");
        return text;
    };
    CHECK(xml_refusal(nested(xml_document::most_levels)) == "it was read");
    CHECK(xml_refusal(nested(xml_document::most_levels + 1)) == "bagian.xml: XML of more than 256 levels");
    CHECK(xml_refusal(nested(1'000'000)) == "bagian.xml: XML of more than 256 levels");
}

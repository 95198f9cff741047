/// \file
/// The signature block under a plan (pengesahan) as it is written; empty parts are missing in the document. `tanggal` and `nip` parse
/// with calendar/tanggal.hpp and calendar/nip.hpp. A NIP is personal data: output masks it unless it is the plan itself.
#pragma once

#include <cstdint>
#include <string>

namespace renaksi {

struct pengesahan {
    std::string tempat;
    std::string tanggal;
    std::string jabatan;
    std::string nama;
    std::string nip;
    std::int64_t line = 0;  ///< line of its first part, 0 when the document has no signature block

    [[nodiscard]] bool empty() const noexcept {
        return tempat.empty() && tanggal.empty() && jabatan.empty() && nama.empty() && nip.empty();
    }
};

}  // namespace renaksi

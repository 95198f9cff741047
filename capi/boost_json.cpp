// Boost.JSON compiled into the library: the distribution's static one is not position independent, and the shared one would be one more
// thing that a caller in another language has to have.
#include <boost/json/src.hpp>

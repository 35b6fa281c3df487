#include "formats/sheet_in/xml_bytes.h"

const char xml_byte_classes[] =
    "OOOOOOOOOBBOOBOO"
    "OOOOOOOOOOOOOOOO"
    "BOOOOOOOOOOOOIIO"
    "IIIIIIIIIINOOOOO"
    "ONNNNNNNNNNNNNNN"
    "NNNNNNNNNNNOOOON"
    "ONNNNNNNNNNNNNNN"
    "NNNNNNNNNNNOOOOO"
    "NNNNNNNNNNNNNNNN"
    "NNNNNNNNNNNNNNNN"
    "NNNNNNNNNNNNNNNN"
    "NNNNNNNNNNNNNNNN"
    "NNNNNNNNNNNNNNNN"
    "NNNNNNNNNNNNNNNN"
    "NNNNNNNNNNNNNNNN"
    "NNNNNNNNNNNNNNNN";

const bool xml_ends_run[256] = {['<'] = true, ['&'] = true, ['"'] = true, ['\r'] = true};

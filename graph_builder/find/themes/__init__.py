"""Which policy themes a text names: by lexicon, quotation marks and grammar."""

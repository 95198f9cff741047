module mistakes

go 1.19

require renaksi v0.0.0

replace renaksi => ../../go
